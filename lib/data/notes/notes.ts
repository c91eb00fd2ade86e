import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor, MemberActor } from '#lib/review/actor.ts';
import { mostMentions, type NotesView, type NoteView } from '#lib/review/notes/note.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, type Tx } from '../database.ts';
import { formHmac, formReused } from '../form-hmac.ts';
import { sha256 } from '../hash.ts';
import { changeIfAny } from '../ledger/ledger.ts';
import { addNotices } from '../notices/notices.ts';
import { type SealingKey, sealText, unsealDataKey, unsealText } from '../seal.ts';
import { mustBeTheirCheck } from './crypto-check.ts';
import { mustBeMentionable } from './mentions.ts';

/**
 * A note as the form sends it. `noteId` is made with the form: the same form sent again writes one note.
 */
export type NoteInput = {
  noteId: string;
  applicantId: string;
  text: string;
  /** Ids of the members that the text mentions. */
  mentions: string[];
  /** The crypto check of theirs that it is about, by the vendor's id; otherwise it is about the applicant. */
  cryptoCheckId?: string | null;
};

/** A correction of the version that its writer was shown. */
export type CorrectionInput = { noteId: string; corrects: string; version: number; text: string; mentions: string[] };

/**
 * Writes a note about an applicant or one of their crypto checks, sealed under the applicant's key.
 * @throws Refusal `not_allowed`, `not_found` also for a check that is not theirs; `closed` when the applicant was
 * erased; `invalid` without a text, or when someone mentioned may not see applicants
 */
export async function writeNote(actor: Actor, input: NoteInput): Promise<void> {
  mustBeAble(actor, 'write-note');
  await saveVersion(actor, input, async (tx) => {
    const open = await tx.case.findFirst({
      where: { applicantId: input.applicantId },
      orderBy: { round: 'desc' },
      select: { id: true },
    });
    const cryptoCheckId = input.cryptoCheckId ?? null;
    if (cryptoCheckId !== null) await mustBeTheirCheck(tx, input.applicantId, cryptoCheckId);
    return {
      applicantId: input.applicantId,
      caseId: open?.id ?? null,
      cryptoCheckId,
      rootId: input.noteId,
      version: 1,
    };
  });
}

/**
 * Corrects a note of one's own: a new version, and the former ones stay readable.
 * @throws Refusal as {@link writeNote}; `not_allowed` for another's note; `changed` when it was corrected meanwhile
 */
export async function correctNote(actor: Actor, input: CorrectionInput): Promise<void> {
  mustBeAble(actor, 'write-note');
  await saveVersion(actor, input, async (tx) => {
    const [last] = await tx.applicantNote.findMany({
      where: { rootId: input.corrects },
      orderBy: { version: 'desc' },
      take: 1,
      select: { id: true, applicantId: true, caseId: true, cryptoCheckId: true, memberId: true, version: true },
    });
    if (!last) throw new Refusal('not_found', 'There is no such note.');
    if (last.memberId !== actor.id) throw new Refusal('not_allowed', 'Only its writer can correct a note.');
    if (last.version !== input.version)
      throw new Refusal('changed', 'You corrected this note elsewhere meanwhile. Look at it again.');
    const { applicantId, caseId } = last;
    const key = await keyForNotes(tx, applicantId);
    const cryptoCheckId = checkOf(last, key);
    return { applicantId, caseId, cryptoCheckId, rootId: input.corrects, version: last.version + 1 };
  });
}

type Version = {
  applicantId: string;
  caseId: string | null;
  cryptoCheckId: string | null;
  rootId: string;
  version: number;
};

async function saveVersion(
  actor: MemberActor,
  input: Pick<NoteInput, 'noteId' | 'text' | 'mentions'>,
  versionOf: (tx: Tx) => Promise<Version>,
): Promise<void> {
  const { noteId: id, text } = input;
  if (text === '') throw new Refusal('invalid', 'Write something first.', { text: 'Write something first.' });
  const mentions = [...new Set(input.mentions)].filter((member) => member !== actor.id);
  if (mentions.length > mostMentions) throw new Refusal('invalid', `A note mentions at most ${mostMentions} people.`);
  const hmac = formHmac(actor, input);
  await changeIfAny(actor, async (tx, note) => {
    const known = await tx.applicantNote.findUnique({ where: { id }, select: { formHmac: true } });
    if (known?.formHmac === hmac) return;
    if (known) throw formReused();
    const { applicantId, caseId, cryptoCheckId, rootId, version } = await versionOf(tx);
    const key = await keyForNotes(tx, applicantId);
    await mustBeMentionable(tx, mentions);
    const sealed = sealText(text, key, placeOf(id, 'text'));
    const sealedCheck = cryptoCheckId === null ? null : sealText(cryptoCheckId, key, placeOf(id, 'crypto_check_id'));
    const row = {
      id,
      rootId,
      version,
      applicantId,
      caseId,
      cryptoCheckId: sealedCheck,
      memberId: actor.id,
      text: sealed,
      mentions,
      formHmac: hmac,
    };
    // Of two forms with one id, or two corrections of one version, at once the second adds nothing.
    const { count } = await tx.applicantNote.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) throw new Refusal('changed', 'This note was changed meanwhile. Look at it again.');
    await tellMentioned(tx, actor, { caseId, rootId, version }, mentions);
    const details = {
      ...{ noteId: rootId, version, textHash: sha256(text), mentions: mentions.length },
      ...(cryptoCheckId === null ? {} : { about: 'crypto_check' as const }),
    };
    note({ kind: 'note.written', details }, { type: 'applicant', id: applicantId });
  });
}

/** Tells those whom the note mentions, once for each note: a correction tells only those it adds. */
async function tellMentioned(
  tx: Tx,
  actor: MemberActor,
  { caseId, rootId, version }: Pick<Version, 'caseId' | 'rootId' | 'version'>,
  mentions: readonly string[],
): Promise<void> {
  // A notice is about a case; an applicant without one has nothing to work on.
  if (caseId === null) return;
  const former = await tx.applicantNote.findMany({
    where: { rootId, version: { lt: version } },
    select: { mentions: true },
  });
  const known = new Set(former.flatMap((row) => row.mentions));
  const workers = await tx.member.findMany({
    where: { id: { in: mentions.filter((id) => !known.has(id)) }, role: { in: ['reviewer', 'approver'] } },
    select: { id: true },
  });
  await addNotices(
    tx,
    workers.map(({ id }) => ({ kind: 'mentioned' as const, memberId: id, caseId, byId: actor.id })),
  );
}

/**
 * The notes of an applicant, newest first, each in its latest version.
 * @throws Refusal `not_allowed`, `not_found`; SealBroken
 */
export async function notesOf(actor: Actor, applicantId: string): Promise<NotesView> {
  mustBeAble(actor, 'see-applicants');
  const canWrite = can(actor, 'write-note');
  const applicant = await db().applicant.findUnique({ where: { id: applicantId }, select: { dataKey: true } });
  if (!applicant) throw new Refusal('not_found', 'There is no such applicant.');
  if (!can(actor, 'see-names')) return { isHidden: true, notes: [], canWrite };
  // Erased: the key is gone, and the notes with it.
  if (applicant.dataKey === null) return { isHidden: false, notes: [], canWrite: false };
  const key = unsealDataKey(applicantId, applicant.dataKey);
  const rows = await db().applicantNote.findMany({
    where: { applicantId },
    orderBy: [{ writtenAt: 'desc' }, { version: 'desc' }],
    include: { member: { select: { id: true, name: true } } },
  });
  const names = await namesOf([...new Set(rows.flatMap(({ mentions }) => mentions))]);
  const roots = Map.groupBy(rows, ({ rootId }) => rootId);
  const notes = [...roots.values()].map((versions) => noteView(versions, key, names, actor));
  return { isHidden: false, notes: notes.sort((a, b) => (a.writtenAt < b.writtenAt ? 1 : -1)), canWrite };
}

type Row = {
  id: string;
  rootId: string;
  version: number;
  text: string;
  cryptoCheckId: string | null;
  mentions: string[];
  writtenAt: Date;
  member: { id: string; name: string };
};

function noteView(versions: Row[], key: SealingKey, names: Map<string, string>, actor: MemberActor): NoteView {
  const [latest, ...former] = versions.toSorted((a, b) => b.version - a.version);
  if (!latest) throw new Error('a note without a version');
  const textOf = ({ id, text }: Row) => unsealText(text, [key], placeOf(id, 'text'));
  const first = former.at(-1) ?? latest;
  return {
    id: latest.rootId,
    by: latest.member,
    writtenAt: first.writtenAt.toISOString(),
    correctedAt: former.length > 0 ? latest.writtenAt.toISOString() : null,
    version: latest.version,
    text: textOf(latest),
    cryptoCheckId: checkOf(latest, key),
    mentions: latest.mentions.map((id) => ({ id, name: names.get(id) ?? 'Someone who left' })),
    former: former.map((row) => ({ text: textOf(row), writtenAt: row.writtenAt.toISOString() })),
    canCorrect: latest.member.id === actor.id && can(actor, 'write-note'),
  };
}

async function namesOf(ids: string[]): Promise<Map<string, string>> {
  const members = await db().member.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(members.map(({ id, name }) => [id, name]));
}

async function keyForNotes(tx: Tx, applicantId: string): Promise<SealingKey> {
  // Locked, so that the applicant is not erased between this look and the note.
  await tx.$queryRaw`SELECT id FROM applicant WHERE id = ${applicantId}::uuid FOR SHARE`;
  const applicant = await tx.applicant.findUnique({ where: { id: applicantId }, select: { dataKey: true } });
  if (!applicant) throw new Refusal('not_found', 'There is no such applicant.');
  if (applicant.dataKey === null)
    throw new Refusal('closed', 'This applicant was erased, or could not be read; no note can be kept.');
  return unsealDataKey(applicantId, applicant.dataKey);
}

function checkOf({ id, cryptoCheckId }: Pick<Row, 'id' | 'cryptoCheckId'>, key: SealingKey): string | null {
  return cryptoCheckId === null ? null : unsealText(cryptoCheckId, [key], placeOf(id, 'crypto_check_id'));
}

function placeOf(id: string, column: 'text' | 'crypto_check_id') {
  return { table: 'applicant_note', column, row: id };
}
