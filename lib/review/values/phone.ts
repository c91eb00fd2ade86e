import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A phone number in groups as people read it: "+7 701 234 56 42". What is no number stays as it came. */
export function phoneLabel(phone: string): string {
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
}

/** Country code and the last two digits: "+7 ••• ••• •• 42". */
export function maskedPhone(phone: string): string {
  const code = parsePhoneNumberFromString(phone)?.countryCallingCode;
  const digits = phone.replace(/\D/g, '');
  const end = digits.length >= 8 ? digits.slice(-2) : '••';
  return `${code ? `+${code} ` : ''}••• ••• •• ${end}`;
}
