import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

/** Validates a value against a schema of the OpenAPI document; answers what is wrong. */
export type Schemas = (schema: unknown, value: unknown) => readonly string[];

const documentId = 'https://graph.invalid/openapi';

/** Formats OpenAPI names that JSON Schema's usual set lacks; ranges stand in the schemas themselves. */
const openApiFormats = ['int32', 'int64', 'decimal', 'base64url', 'duration', 'time'];

export function createSchemas(document: Readonly<Record<string, unknown>>): Schemas {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  for (const format of openApiFormats) ajv.addFormat(format, true);
  ajv.addSchema({ $id: documentId, components: document['components'] });
  const compiled = new Map<string, ReturnType<Ajv['compile']>>();
  return (schema, value) => {
    // References of the document start at its root; made absolute they work from anywhere.
    const text = JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"${documentId}#/`);
    const validate = compiled.get(text) ?? ajv.compile(JSON.parse(text) as object);
    compiled.set(text, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
  };
}
