import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A phone number in groups: "+7 701 234 56 42". A text that is no phone number stays unchanged. */
export function phoneLabel(phone: string): string {
  return parsePhoneNumberFromString(currentPhone(phone))?.formatInternational() ?? phone;
}

/**
 * A number in E.164 as it is dialled today. Mexico dropped the 1 of mobile numbers, and 01, 044 and 045, in 2019;
 * people and vendors still write them. In Argentina 9 (from abroad) and 15 (at home) both mean a mobile; some numbers
 * have both.
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
