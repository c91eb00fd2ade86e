import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A phone number in groups as people read it: "+7 701 234 56 42". What is no number stays as it came. */
export function phoneLabel(phone: string): string {
  return parsePhoneNumberFromString(currentPhone(phone))?.formatInternational() ?? phone;
}

/**
 * A number in E.164 as its country dials it today. Mexico gave up the 1 of mobiles, and 01, 044 and 045, in 2019;
 * people and vendors keep writing them. In Argentina the 9 abroad and the 15 at home mean the same and are sometimes
 * written both.
 */
export function currentPhone(number: string): string {
  const mexican = /^\+52(?:1|01|044|045)(\d{10})$/.exec(number)?.[1];
  if (mexican !== undefined) return `+52${mexican}`;
  const argentine = /^\+549(\d{12})$/.exec(number)?.[1];
  const parsed = argentine === undefined ? undefined : parsePhoneNumberFromString(`0${argentine}`, 'AR');
  return parsed?.isPossible() ? parsed.number : number;
}

/** Country code and the last two digits: "+7 ••• ••• •• 42". */
export function maskedPhone(phone: string): string {
  const code = parsePhoneNumberFromString(phone)?.countryCallingCode;
  const digits = phone.replace(/\D/g, '');
  const end = digits.length >= 8 ? digits.slice(-2) : '••';
  return `${code ? `+${code} ` : ''}••• ••• •• ${end}`;
}
