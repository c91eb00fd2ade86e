import { levelAt } from './levels.ts';
import type { ClientRecord, Granting } from './record.ts';

/** A granting as the vendor writes it, with the misspelled name of the previous level every now and then. */
export function grantingAnswer({
  id,
  clientId,
  to,
  from,
  reason,
  userId,
  createTime,
}: Granting): Record<string, unknown> {
  const previous = from === null ? null : levelAt(from);
  return {
    id,
    clientId,
    currentLevel: levelAt(to),
    [id % 7 === 0 ? 'previuosLevel' : 'previousLevel']: previous,
    reason: { name: reason },
    userId,
    createTime,
  };
}

export function clientAnswer({ id, createTime, person, grantings }: ClientRecord): Record<string, unknown> {
  const { form, email, phone, land, home, story } = person;
  const isRisky = story === 'sanctions_hit' || story === 'image_manipulated';
  return {
    id,
    email,
    givenName: form.given,
    middleName: form.middle,
    familyName: form.family,
    nickname: null,
    birthday: form.birthDate,
    phone: `+${land.calling}${phone}`,
    country: { alphabeticCode: land.country, name: land.name },
    city: home.city,
    address: home.street,
    zipCode: home.postalCode,
    type: { id: 1, name: 'Individual' },
    status: { id: 1, name: 'Active' },
    riskLevel: isRisky ? { id: 3, name: 'High' } : { id: 1, name: 'Low' },
    verificationLevel: levelAt(grantings[0]?.to ?? 0),
    createTime,
  };
}
