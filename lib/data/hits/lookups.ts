import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { lookupProblems } from '#lib/review/hits/lookup.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { formReused } from '../form-hmac.ts';
import { sha256 } from '../hash.ts';
import { changeIfAny } from '../ledger/ledger.ts';
import { casesToJudge, lockedHits } from './judged.ts';

/** A look-up as the form sends it; `lookupId` is made with the form. */
export type LookupInput = { lookupId: string; hitId: string; link: string; note: string };

/**
 * Attaches a reviewer's own look-up to a hit: a link and what was found there, sealed, with the hash of what was typed.
 * It stays with the hit. The same form sent again attaches it once.
 * @throws Refusal `not_allowed`, `not_found`, `taken`, `closed`; `invalid` with what is wrong by field
 */
export async function addLookup(actor: Actor, input: LookupInput): Promise<{ lookupId: string }> {
  mustBeAble(actor, 'decide-case');
  const link = input.link.trim();
  const text = input.note.trim();
  const fields = lookupProblems({ link, note: text });
  const [first] = Object.values(fields);
  if (first) throw new Refusal('invalid', first, fields);
  const { lookupId: id, hitId } = input;
  const hash = sha256(`${link}\n${text}`);
  return changeIfAny(actor, async (tx, note) => {
    const [hit] = await lockedHits(tx, [hitId]);
    const known = await tx.hitLookup.findUnique({ where: { id } });
    if (known !== null) {
      if (known.hitId !== hitId || known.memberId !== actor.id || known.sha256 !== hash) throw formReused();
      return { lookupId: id };
    }
    const applicantId = hit?.applicantId ?? '';
    const seal = (await casesToJudge(tx, actor, [applicantId])).get(applicantId)?.seal;
    if (!seal) throw new Refusal('not_found', 'There is no such hit.');
    const sealed = { link: seal.seal('hit_lookup.link', id, link), note: seal.seal('hit_lookup.note', id, text) };
    await tx.hitLookup.create({ data: { id, hitId, memberId: actor.id, sha256: hash, ...sealed } });
    note(
      { kind: 'hit.looked-up', details: { lookupId: id, hitId, sha256: hash } },
      { type: 'applicant', id: applicantId },
    );
    return { lookupId: id };
  });
}
