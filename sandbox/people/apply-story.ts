import { addYears } from '../dates.ts';
import type { Random } from '../random.ts';
import { otherFamilyName } from './names.ts';
import type { Form, Person } from './person.ts';

/** Changes the form and the paper according to the person's story. */
export function applyStory(person: Person, random: Random): Person {
  const { story, country, gender, names, paper, form } = person;
  if (story === 'name_differs') {
    const other = otherFamilyName(country, gender, names.family, random);
    const family = form.family === names.nativeFamily ? (other.native ?? other.latin) : other.latin;
    return { ...person, form: random.chance(0.6) ? { ...form, family } : { ...form, given: shortened(form.given) } };
  }
  if (story === 'birth_date_swapped') return { ...person, form: { ...form, birthDate: swapped(form.birthDate) } };
  if (story === 'image_manipulated') return { ...person, paper: { ...paper, printed: tampered(person, random) } };
  return person;
}

/** The form of a truthful applicant; where a native spelling exists, half write their name in it. */
export function truthfulForm({ names, birthDate }: Pick<Person, 'names' | 'birthDate'>, random: Random): Form {
  const native = names.nativeGiven !== null && names.nativeFamily !== null && random.chance(0.5);
  return {
    given: native ? (names.nativeGiven ?? names.given) : names.given,
    middle: names.middle,
    family: native ? (names.nativeFamily ?? names.family) : names.family,
    birthDate,
  };
}

/** A birth date whose day is at most 12 and differs from the month, so that day and month can be swapped. */
export function swappable(birthDate: string, random: Random): string {
  const month = random.int(1, 12);
  const day = ((month + random.int(1, 10)) % 12) + 1;
  return `${birthDate.slice(0, 4)}-${twoDigits(month)}-${twoDigits(day === month ? (day % 12) + 1 : day)}`;
}

function tampered({ paper, country, gender, names }: Person, random: Random): Person['paper']['printed'] {
  if (!paper.hasBack) return { ...paper.printed, mrzFault: true };
  const { latin: familyName } = otherFamilyName(country, gender, names.family, random);
  // Not every vendor reports the birth date of a barcode: there only the barcode itself shows that it is another.
  return { ...paper.printed, barcode: { familyName, birthDate: addYears(paper.printed.birthDate, -2) } };
}

function swapped(birthDate: string): string {
  const [year, month, day] = birthDate.split('-');
  return `${year}-${day}-${month}`;
}

// 'Nathaniel' becomes 'Natha', a short form. A single letter would be an initial, which is another case.
function shortened(given: string): string {
  return [...given].slice(0, Math.max(2, Math.ceil([...given].length / 2))).join('');
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
