import { addDays, addYears, ageOn } from '../dates.ts';
import type { Portrait, Printed } from '../papers/printed.ts';
import type { Random } from '../random.ts';
import { PROVINCE_NUMBERS } from './countries/canada.ts';
import { STATE_NUMBERS } from './countries/united-states.ts';
import type { Country } from './country.ts';
import { addressLine } from './home.ts';
import type { Home, Paper, PaperType, PersonNames } from './person.ts';
import type { Story } from './story.ts';

type Holder = {
  story: Story;
  country: Country;
  names: PersonNames;
  birthDate: string;
  birthPlace: string;
  home: Home;
  portrait: Portrait;
};

const KIND_OF = {
  driver_license: 'driver_license',
  identification_card: 'id_card',
  passport: 'passport',
  passport_card: 'id_card',
} as const;

/** Invents a document of one of the allowed types, according to the person's story. */
export function inventPaper(holder: Holder, types: readonly PaperType[], today: string, random: Random): Paper {
  const type = random.pick(types);
  const { issuedOn, expiresOn } = inventValidity(holder, type, today, random);
  const isOfState = ['USA', 'CAN'].includes(holder.country.alpha3) && type !== 'passport' && type !== 'passport_card';
  const state = isOfState ? holder.home.region : undefined;
  const printed: Printed = {
    kind: KIND_OF[type],
    country: holder.country.alpha3,
    state,
    number: random.fill(numberPattern(holder.country, type, state)),
    personalNumber:
      holder.country.personalNumber && type !== 'driver_license'
        ? random.fill(holder.country.personalNumber)
        : undefined,
    familyName: [holder.names.family, holder.names.suffix].filter(Boolean).join(' '),
    givenNames: [holder.names.given, holder.names.middle].filter(Boolean).join(' '),
    nativeFamilyName: holder.names.nativeFamily ?? undefined,
    nativeGivenNames: holder.names.nativeGiven ?? undefined,
    script: holder.country.script,
    birthDate: holder.birthDate,
    issuedOn,
    expiresOn,
    gender: holder.portrait.gender === 'other' ? 'X' : holder.portrait.gender === 'male' ? 'M' : 'F',
    birthPlace: holder.birthPlace,
    address: addressLine(holder.home, holder.country),
    heightCm: random.int(152, 194),
    eyeColor: random.pick(['BRO', 'BLU', 'GRN', 'HAZ', 'GRY']),
    licenceClass: type === 'driver_license' ? (state ? 'D' : 'B') : undefined,
  };
  return { type, hasBack: type !== 'passport', printed };
}

function inventValidity({ story, birthDate }: Holder, type: PaperType, today: string, random: Random) {
  const years = yearsValid(type, ageOn(today, birthDate));
  const expiresOn =
    story === 'expired_document'
      ? addDays(today, -random.int(20, 400))
      : story === 'expires_soon'
        ? addDays(today, random.int(3, 25))
        : addDays(today, random.int(120, years * 365 - 60));
  return { issuedOn: addDays(addYears(expiresOn, -years), 1), expiresOn };
}

// Shorter for young holders, so that no document was issued in their childhood.
function yearsValid(type: PaperType, age: number): number {
  if (type === 'driver_license') return age < 28 ? 3 : 8;
  return age < 22 ? 5 : 10;
}

function numberPattern(country: Country, type: PaperType, state: string | undefined): string {
  if (state) return { ...STATE_NUMBERS, ...PROVINCE_NUMBERS }[state] ?? country.licenceNumber;
  if (type === 'passport') return country.passportNumber;
  // Only the United States issue a passport card.
  if (type === 'passport_card') return 'C########';
  return type === 'driver_license' ? country.licenceNumber : country.idCardNumber;
}
