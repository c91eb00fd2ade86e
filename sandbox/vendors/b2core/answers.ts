import { levelAt } from './levels.ts';
import type { ClientRecord, LevelGrant } from './record.ts';

/** A level grant in the vendor's form. Every seventh has the vendor's misspelled field `previuosLevel`. */
export function levelGrantAnswer({
  id,
  clientId,
  to,
  from,
  reason,
  userId,
  createTime,
}: LevelGrant): Record<string, unknown> {
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

export function clientAnswer({ id, createTime, person, levelGrants }: ClientRecord): Record<string, unknown> {
  const { form, email, phone, country, home, story } = person;
  const isRisky = story === 'sanctions_hit' || story === 'image_manipulated';
  return {
    id,
    email,
    givenName: form.given,
    middleName: form.middle,
    familyName: form.family,
    nickname: null,
    birthday: form.birthDate,
    phone: `+${country.callingCode}${phone}`,
    country: { alphabeticCode: country.alpha3, name: country.name },
    city: home.city,
    address: home.street,
    zipCode: home.postalCode,
    type: { id: 1, name: 'Individual' },
    status: { id: 1, name: 'Active' },
    riskLevel: isRisky ? { id: 3, name: 'High' } : { id: 1, name: 'Low' },
    verificationLevel: levelAt(levelGrants[0]?.to ?? 0),
    createTime,
  };
}
