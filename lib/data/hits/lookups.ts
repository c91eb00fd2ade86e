import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { type LookupFileType, lookupProblems } from '#lib/review/hits/lookup.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { Tx } from '../database.ts';
import { formReused } from '../form-hmac.ts';
import { sha256 } from '../hash.ts';
import { changeIfAny } from '../ledger/ledger.ts';
import { casesToJudge, claimForWork, lockedHits } from './judged.ts';
import type { HitSeal } from './sealing.ts';

/** A look-up as the form sends it; `lookupId` is made with the form. An empty link: only a file. */
export type LookupInput = { lookupId: string; hitId: string; link: string; note: string };

/** A file to keep, its type by its first bytes; `picture` is an image encoded anew, null for a PDF. */
export type LookupFile = { type: LookupFileType; bytes: Uint8Array; picture: Uint8Array | null };

/**
 * Attaches a reviewer's own look-up to a hit: a link, a file or both, and what was found, sealed, with the hashes of
 * what was typed and of the file. It stays with the hit. The same form sent again attaches it once.
 * @throws Refusal `not_allowed`, `not_found`, `taken`, `closed`; `invalid` with what is wrong by field
 */
export async function addLookup(
  actor: Actor,
  input: LookupInput,
  file: LookupFile | null,
): Promise<{ lookupId: string }> {
  mustBeAble(actor, 'decide-case');
  const link = input.link.trim();
  const text = input.note.trim();
  const fields = lookupProblems({ link, note: text, hasFile: file !== null });
  const [first] = Object.values(fields);
  if (first) throw new Refusal('invalid', first, fields);
  const { lookupId: id, hitId } = input;
  const hash = sha256(`${link}\n${text}`);
  const fileSha256 = file && sha256(file.bytes);
  return changeIfAny(actor, async (tx, note) => {
    const [hit] = await lockedHits(tx, [hitId]);
    const known = await tx.hitLookup.findUnique({ where: { id } });
    if (known !== null) {
      const isSame = known.hitId === hitId && known.sha256 === hash && known.fileSha256 === fileSha256;
      if (!isSame || known.memberId !== actor.id) throw formReused();
      return { lookupId: id };
    }
    const applicantId = hit?.applicantId ?? '';
    const found = (await casesToJudge(tx, actor, [applicantId])).get(applicantId);
    if (!found) throw new Refusal('not_found', 'There is no such hit.');
    await claimForWork(tx, note, actor, [found]);
    const { seal } = found;
    const sealed = {
      link: link === '' ? null : seal.seal('hit_lookup.link', id, link),
      note: seal.seal('hit_lookup.note', id, text),
    };
    const kept = { fileType: file?.type ?? null, fileSha256, fileByteLength: file?.bytes.byteLength ?? null };
    await tx.hitLookup.create({ data: { id, hitId, memberId: actor.id, sha256: hash, ...sealed, ...kept } });
    if (file) await keepFile(tx, seal, id, file);
    const details = { lookupId: id, hitId, sha256: hash, ...(fileSha256 === null ? {} : { fileSha256 }) };
    note({ kind: 'hit.looked-up', details }, { type: 'applicant', id: applicantId });
    return { lookupId: id };
  });
}

async function keepFile(tx: Tx, seal: HitSeal, lookupId: string, { bytes, picture }: LookupFile): Promise<void> {
  await tx.hitLookupFile.create({
    data: {
      lookupId,
      bytes: seal.sealFile('hit_lookup_file.bytes', lookupId, bytes),
      picture: picture && seal.sealFile('hit_lookup_file.picture', lookupId, picture),
    },
  });
}
