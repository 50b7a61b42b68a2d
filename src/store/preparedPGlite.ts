import {
  PGlite,
  protocol,
  type messages,
  type QueryOptions,
  type Results,
  type Transaction,
} from '@electric-sql/pglite';

interface Statement {
  readonly name: string;
  readonly parameterTypes: readonly number[];
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}

type Message = { readonly name: string };
type Parameters = readonly unknown[];

/** Far more than Usher has; a bound, as lists of different lengths make different statements. */
const mostStatements = 300;
const { serialize } = protocol;

/**
 * PGlite that remembers the statements it has prepared. It asks the database once for each query instead of six
 * times, and neither parses nor analyses a text again, which makes a small query four times as fast.
 */
export class PreparedPGlite extends PGlite {
  readonly #statements = new Map<string, Statement>();
  #named = 0;

  override async query<T>(
    text: string,
    params: Parameters = [],
    options?: QueryOptions,
  ): Promise<Results<T>> {
    if (!this.ready || !isPlain(options)) return super.query<T>(text, [...params], options);
    return this._runExclusiveTransaction(() => this.#run<T>(text, params));
  }

  override async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return super.transaction((transaction) =>
      work({
        ...transaction,
        query: (text, params = [], options) =>
          transaction.closed || !isPlain(options)
            ? transaction.query(text, params, options)
            : this.#run(text, params),
        get closed() {
          return transaction.closed;
        },
      }),
    );
  }

  async #run<T>(text: string, params: Parameters): Promise<Results<T>> {
    return this.runExclusive(async () => {
      try {
        const statement = this.#recall(text) ?? (await this.#prepare(text));
        const values = params.map((value, at) => this.#write(value, statement.parameterTypes[at] ?? 0));
        const bound = serialize.bind({ statement: statement.name, values });
        return this.#read<T>(statement, await this.#ask([bound, serialize.execute({})]));
      } catch (error) {
        await this.#forget(text);
        throw error;
      }
    });
  }

  async #prepare(text: string): Promise<Statement> {
    const [oldest] = this.#statements.keys();
    if (this.#statements.size >= mostStatements && oldest !== undefined) await this.#forget(oldest);
    this.#named += 1;
    const name = `usher_${this.#named}`;
    const answers = await this.#ask([
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
    ]);
    const parameters = find(answers, 'parameterDescription') as
      messages.ParameterDescriptionMessage | undefined;
    const row = find(answers, 'rowDescription') as messages.RowDescriptionMessage | undefined;
    const statement = { name, parameterTypes: parameters?.dataTypeIDs ?? [], fields: row?.fields ?? [] };
    this.#statements.set(text, statement);
    return statement;
  }

  /** Moves it to the end, so that the first one is the one not used for longest. */
  #recall(text: string): Statement | undefined {
    const statement = this.#statements.get(text);
    if (statement === undefined) return undefined;
    this.#statements.delete(text);
    this.#statements.set(text, statement);
    return statement;
  }

  /** A statement that failed may be out of date with its tables; the next one is prepared anew. */
  async #forget(text: string): Promise<void> {
    const statement = this.#statements.get(text);
    if (statement === undefined) return;
    this.#statements.delete(text);
    await this.#ask([serialize.close({ type: 'S', name: statement.name })]);
  }

  async #ask(requests: readonly Uint8Array[]): Promise<readonly Message[]> {
    const all = Buffer.concat([...requests, serialize.sync()]);
    // Commits reach the disk through the file system's own fsync; there is nothing else to bring there.
    return this.execProtocolStream(all, { syncToFs: false });
  }

  #write(value: unknown, type: number): string | null {
    if (value === null || value === undefined) return null;
    const serializer = this.serializers[type];
    return serializer === undefined ? (value as string | number).toString() : serializer(value);
  }

  #read<T>({ fields }: Statement, answers: readonly Message[]): Results<T> {
    const rows = answers
      .filter((message) => message.name === 'dataRow')
      .map((message) =>
        Object.fromEntries(
          fields.map(({ name, dataTypeID }, at) => [
            name,
            this.#parse((message as messages.DataRowMessage).fields[at] ?? null, dataTypeID),
          ]),
        ),
      );
    const done = find(answers, 'commandComplete') as messages.CommandCompleteMessage | undefined;
    return { rows: rows as T[], fields: [...fields], affectedRows: countOf(done?.text ?? '') };
  }

  #parse(value: string | null, type: number): unknown {
    if (value === null) return null;
    const parser = this.parsers[type];
    return parser === undefined ? value : (parser(value, type) as unknown);
  }
}

function isPlain({ rowMode = 'object', ...others }: QueryOptions = {}): boolean {
  return rowMode === 'object' && Object.keys(others).length === 0;
}

function find(answers: readonly Message[], name: string): Message | undefined {
  return answers.find((message) => message.name === name);
}

/** From `INSERT 0 2` or `UPDATE 3`; reads count nothing. */
function countOf(command: string): number {
  return /^(?:INSERT|UPDATE|DELETE|MERGE|COPY)\b/.test(command) ? Number(/\d+$/.exec(command)?.[0] ?? 0) : 0;
}
