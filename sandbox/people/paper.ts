import { addDays, addYears, ageOn } from '../dates.ts';
import type { Portrait, Printed } from '../papers/printed.ts';
import type { Random } from '../random.ts';
import { STATE_NUMBERS } from './countries/united-states.ts';
import type { Land } from './country.ts';
import { addressLine } from './home.ts';
import type { Home, Paper, PaperType, PersonNames } from './person.ts';
import type { Story } from './story.ts';

type Holder = {
  story: Story;
  land: Land;
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

/** Invents the document of a person, of one of the types allowed, fit for the person's story. */
export function drawPaper(holder: Holder, types: readonly PaperType[], today: string, random: Random): Paper {
  const type = random.pick(types);
  const { issuedOn, expiresOn } = drawValidity(holder, type, today, random);
  const state =
    holder.land.country === 'USA' && type !== 'passport' && type !== 'passport_card' ? holder.home.region : undefined;
  const printed: Printed = {
    kind: KIND_OF[type],
    country: holder.land.country,
    state,
    number: random.fill(numberPattern(holder.land, type, state)),
    personalNumber:
      holder.land.personalNumber && type !== 'driver_license' ? random.fill(holder.land.personalNumber) : undefined,
    familyName: [holder.names.family, holder.names.suffix].filter(Boolean).join(' '),
    givenNames: [holder.names.given, holder.names.middle].filter(Boolean).join(' '),
    nativeFamilyName: holder.names.nativeFamily ?? undefined,
    nativeGivenNames: holder.names.nativeGiven ?? undefined,
    script: holder.land.script,
    birthDate: holder.birthDate,
    issuedOn,
    expiresOn,
    gender: holder.portrait.gender === 'other' ? 'X' : holder.portrait.gender === 'male' ? 'M' : 'F',
    birthPlace: holder.birthPlace,
    address: addressLine(holder.home, holder.land),
    heightCm: random.int(152, 194),
    eyeColor: random.pick(['BRO', 'BLU', 'GRN', 'HAZ', 'GRY']),
    licenceClass: type === 'driver_license' ? (state ? 'D' : 'B') : undefined,
  };
  return { type, hasBack: type !== 'passport', printed };
}

function drawValidity({ story, birthDate }: Holder, type: PaperType, today: string, random: Random) {
  const years = yearsValid(type, ageOn(today, birthDate));
  const expiresOn =
    story === 'expired_document'
      ? addDays(today, -random.int(20, 400))
      : story === 'expires_soon'
        ? addDays(today, random.int(3, 25))
        : addDays(today, random.int(120, years * 365 - 60));
  return { issuedOn: addDays(addYears(expiresOn, -years), 1), expiresOn };
}

// Short for the young: nobody here got a licence as a child.
function yearsValid(type: PaperType, age: number): number {
  if (type === 'driver_license') return age < 28 ? 3 : 8;
  return age < 22 ? 5 : 10;
}

function numberPattern(land: Land, type: PaperType, state: string | undefined): string {
  if (state) return STATE_NUMBERS[state] ?? land.licence;
  if (type === 'passport') return land.passport;
  // The passport card of the United States, the only one of its kind.
  if (type === 'passport_card') return 'C########';
  return type === 'driver_license' ? land.licence : land.idCard;
}
