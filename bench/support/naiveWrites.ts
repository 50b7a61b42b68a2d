import { groupIdAt, personIdAt, type CompanySize } from './bigCompany.ts';

/** One POST a membership, eight at a time, waiting as long as Graph asks to. Answers the seconds it took. */
export async function writeNaively(graphUrl: string, size: CompanySize, count: number): Promise<number> {
  const left = Array.from({ length: count }, (_, index) => index);
  const started = performance.now();
  const work = async (): Promise<void> => {
    for (let person = left.pop(); person !== undefined; person = left.pop()) {
      const url = `${graphUrl}/v1.0/groups/${groupIdAt(person % size.groups)}/members/$ref`;
      while (!(await post(url, person)));
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return (performance.now() - started) / 1000;
}

/** False when it has to be done again. */
async function post(url: string, person: number): Promise<boolean> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: 'Bearer constant', 'content-type': 'application/json' },
    body: JSON.stringify({
      '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${personIdAt(person)}`,
    }),
  });
  const text = await response.text();
  if (response.ok) return true;
  if (response.status !== 429) throw new Error(`Graph answered ${response.status}: ${text}`);
  const seconds = Number(response.headers.get('retry-after') ?? 1);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  return false;
}
