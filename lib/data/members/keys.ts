import 'server-only';
import type { MemberActor } from '#lib/review/actor.ts';
import { choiceOf, edited, type KeyEdit, type ScreenKeys, screenKeys } from '#lib/review/keys/choice.ts';
import { transaction } from '../database.ts';

/**
 * Changes the member's own keys. Not in the ledger: it changes nothing that others see, and the ledger says what was
 * done, never by which key.
 * @returns the keys as the screens use them from now on
 * @throws Refusal `not_found` for an act that is none; `invalid` for a key that is reserved or taken
 */
export function changeKeys(actor: MemberActor, edit: KeyEdit): Promise<ScreenKeys> {
  return transaction(async (tx) => {
    // Two browsers of the member change one after the other: else two acts could get the same key.
    await tx.$queryRaw`SELECT 1 FROM member WHERE id = ${actor.id}::uuid FOR UPDATE`;
    const { keys } = await tx.member.findUniqueOrThrow({ where: { id: actor.id }, select: { keys: true } });
    const choice = edited(choiceOf(keys), edit);
    await tx.member.update({ where: { id: actor.id }, data: { keys: choice } });
    return screenKeys(choice);
  });
}
