/**
 * The content of schema.prisma, one line per fact, in the same words as catalogue-facts.ts uses for the database.
 * Prisma 7.10 has a comparison, but its engine can't read PostgreSQL's catalogue through the adapter (type "char").
 */
export function schemaFacts(schema: string): ReadonlySet<string> {
  const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map((match) =>
    readModel(match[1] ?? '', match[2] ?? ''),
  );
  return new Set(
    models.flatMap((model) => [
      ...model.fields.flatMap((field) => fieldFacts(model, field, models)),
      ...model.blocks.flatMap((block) => blockFacts(model, block)),
    ]),
  );
}

type Field = {
  readonly name: string;
  readonly type: string;
  readonly sign: string;
  readonly attributes: string;
  readonly column: string;
};
type Model = {
  readonly name: string;
  readonly table: string;
  readonly fields: readonly Field[];
  readonly blocks: readonly string[];
};

const types: Readonly<Record<string, string>> = {
  String: 'text',
  Int: 'integer',
  BigInt: 'bigint',
  Boolean: 'boolean',
  DateTime: 'timestamp(3) without time zone',
  Float: 'double precision',
  Json: 'jsonb',
  Bytes: 'bytea',
};

const nativeTypes: Readonly<Record<string, string>> = {
  'Timestamptz(3)': 'timestamp(3) with time zone',
  Date: 'date',
  Uuid: 'uuid',
  'VarChar(255)': 'character varying(255)',
};

function readModel(name: string, body: string): Model {
  const lines = body.split('\n').map((line) => line.replace(/\/\/.*$/, '').trim());
  const fields = lines.flatMap((line): Field[] => {
    const [, field, type, sign = '', attributes = ''] = /^(\w+)\s+(\w+)(\[\]|\?)?\s*(.*)$/.exec(line) ?? [];
    if (!field || !type) return [];
    return [{ name: field, type, sign, attributes, column: /@map\("([^"]+)"\)/.exec(attributes)?.[1] ?? field }];
  });
  const blocks = lines.filter((line) => line.startsWith('@@'));
  const table = blocks.map((block) => /^@@map\("([^"]+)"\)/.exec(block)?.[1]).find(Boolean) ?? name;
  return { name, table, fields, blocks };
}

function fieldFacts(model: Model, field: Field, models: readonly Model[]): readonly string[] {
  const foreign = models.find(({ name }) => name === field.type);
  if (foreign) return relationFacts(model, field, foreign);
  const standard = types[field.type];
  if (!standard)
    throw new Error(`${model.name}.${field.name} has the type ${field.type}, which this comparison doesn't know`);
  const native = /@db\.(\w+(?:\(\d+\))?)/.exec(field.attributes)?.[1];
  const type = native ? (nativeTypes[native] ?? native) : standard;
  const list = field.sign === '[]' ? '[]' : '';
  const facts = [
    `column ${model.table}.${field.column} ${type}${list}${field.sign === '?' ? '' : ' not null'}`,
    ...(/@default\(/.test(field.attributes) ? [`default ${model.table}.${field.column}`] : []),
    ...(/@id\b/.test(field.attributes) ? [`primary key ${model.table}(${field.column})`] : []),
    ...(/@unique\b/.test(field.attributes) ? [`unique ${model.table}(${field.column})`] : []),
  ];
  return facts;
}

function relationFacts(model: Model, field: Field, foreign: Model): readonly string[] {
  const own = /fields: \[([^\]]+)\]/.exec(field.attributes)?.[1];
  const theirs = /references: \[([^\]]+)\]/.exec(field.attributes)?.[1];
  if (!own || !theirs) return [];
  const rule = (when: string) => (new RegExp(`${when}: (\\w+)`).exec(field.attributes)?.[1] ?? 'unsaid').toLowerCase();
  const [from, to] = [`${model.table}(${columns(model, own)})`, `${foreign.table}(${columns(foreign, theirs)})`];
  return [`foreign key ${from} to ${to} delete ${rule('onDelete')} update ${rule('onUpdate')}`];
}

function blockFacts(model: Model, block: string): readonly string[] {
  const [, kind, names] = /^@@(id|unique|index)\(\[([^\]]+)\]/.exec(block) ?? [];
  if (!kind || !names) return [];
  const words: Readonly<Record<string, string>> = { id: 'primary key', unique: 'unique', index: 'index' };
  return [`${words[kind]} ${model.table}(${columns(model, names)})`];
}

function columns(model: Model, names: string): string {
  return names
    .split(',')
    .map((name) => model.fields.find((field) => field.name === name.trim())?.column ?? name.trim())
    .join(', ');
}
