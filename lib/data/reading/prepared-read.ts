import pg from 'pg';
import { prepareValue } from 'pg/lib/utils.js';

/** A statement whose text never changes under its name, with the values of its parameters. */
export type Statement = { name: string; text: string; values: unknown[] };

/** How the columns of a statement's rows are read, in their order. The same as long as the statement is prepared. */
export type Columns = {
  names: readonly string[];
  readers: readonly ((text: string) => unknown)[];
  /** A row without values: a copy of it is filled faster than an object to which one name after another is added. */
  empty: Readonly<Record<string, null>>;
};

/** What of a connection this needs. The published types lack the message that each takes. */
type Wire = {
  sync(): void;
  parsedStatements: Record<string, string>;
  submittedNamedStatements: Record<string, string>;
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: unknown[]; valueMapper: (value: unknown) => unknown }): void;
  describe(message: { type: 'P' }): void;
  execute(message: object): void;
};

/**
 * One run of a prepared statement. The query of node-postgres asks PostgreSQL with each run what the columns are, and
 * looks for a reader of each of them again; this one asks with the first run over a connection alone.
 */
export class PreparedRead<Row extends object> extends pg.Query<Row> {
  readonly #statement: Statement;
  readonly #known: Map<string, Columns>;
  readonly #found: Row[] = [];
  #columns: Columns | undefined;
  /** Why a row could not be read. Thrown where rows come in, it would end the process. */
  #unread: Error | null = null;
  /** Read by the client, which keeps by it what is prepared. */
  readonly name: string;
  /** Called by the client when the run has ended. */
  callback: (error: Error | null) => void;

  /** @param known what runs over the same connection have found out, by the statement's name */
  constructor(statement: Statement, known: Map<string, Columns>, ended: (error: Error | null, rows: Row[]) => void) {
    super(statement.text);
    this.name = statement.name;
    this.#statement = statement;
    this.#known = known;
    this.callback = (error) => ended(error ?? this.#unread, this.#found);
  }

  /** In place of the same of node-postgres, which describes each time. */
  prepare(connection: Wire): void {
    const { name, text, values } = this.#statement;
    if (connection.parsedStatements[name] === undefined && connection.submittedNamedStatements[name] === undefined) {
      connection.parse({ name, text });
      connection.submittedNamedStatements[name] = text;
    }
    connection.bind({ statement: name, values, valueMapper: prepareValue });
    this.#columns = this.#known.get(name);
    if (!this.#columns) connection.describe({ type: 'P' });
    connection.execute({});
    connection.sync();
  }

  handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }): void {
    const names = fields.map(({ name }) => name);
    this.#columns = {
      names,
      readers: fields.map(({ dataTypeID }) => readerOf(dataTypeID)),
      empty: { ...Object.fromEntries(names.map((name) => [name, null])) },
    };
    this.#known.set(this.#statement.name, this.#columns);
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    try {
      this.#found.push(this.#rowOf(fields));
    } catch (error) {
      this.#unread ??= error instanceof Error ? error : new Error('a row could not be read', { cause: error });
    }
  }

  #rowOf(fields: (string | null)[]): Row {
    const { names, readers, empty } = this.#columns as Columns;
    const row: Record<string, unknown> = { ...empty };
    for (let place = 0; place < fields.length; place += 1) {
      const text = fields[place] as string | null;
      if (text !== null) row[names[place] as string] = readers[place]?.(text);
    }
    return row as Row;
  }
}

function readerOf(type: number): (text: string) => unknown {
  const read = pg.types.getTypeParser(type, 'text');
  return type === pg.types.builtins.TIMESTAMPTZ ? (text) => momentIn(text) ?? read(text) : read;
}

/** "2026-11-27 09:30:00.25+00" as JavaScript's own reader takes it; null in another time zone or another calendar. */
function momentIn(text: string): Date | null {
  const isPlain = text.endsWith('+00') && text[10] === ' ';
  return isPlain ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : null;
}
