import { isRecord, type Reply } from '#sandbox/http/call.ts';
import { REDACTION_SCOPES, type RedactionScope } from './redaction.ts';

type Body = Record<string, unknown>;

/** The errors of a request by field, in the vendor's form. */
export type FieldErrors = Record<string, { reason: string; message: string }[]>;

export function invalid(params: FieldErrors): Reply {
  return { status: 400, json: { reason: 'ValidationFailed', message: 'The request is not valid', params } };
}

const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** The errors of an order; empty when it is valid. */
export function errorsInOrder({ setupId, externalReferenceId, registration }: Body): FieldErrors {
  return {
    ...rule('setupId', typeof setupId === 'string' && uuid.test(setupId), 'a uuid'),
    ...rule('externalReferenceId', isText(externalReferenceId), 'text'),
    ...(isAbsent(registration)
      ? {}
      : isRecord(registration)
        ? errorsInRegistration(registration)
        : rule('registration', false, 'an object')),
  };
}

function errorsInRegistration(registration: Body): FieldErrors {
  const { dateOfBirth, phoneNumber, countryCode, ...texts } = registration;
  const wrong = {
    ...rule('registration.dateOfBirth', isAbsent(dateOfBirth) || isDay(dateOfBirth), 'a date, YYYY-MM-DD'),
    // The vendor documents a number, so text is refused.
    ...rule('registration.phoneNumber', isAbsent(phoneNumber) || Number.isSafeInteger(phoneNumber), 'a number'),
    ...rule('registration.countryCode', isAbsent(countryCode) || /^[A-Z]{2}$/.test(String(countryCode)), 'two letters'),
  };
  const wrongTexts = Object.entries(texts).map(([name, value]) => rule(`registration.${name}`, isText(value), 'text'));
  return Object.assign(wrong, ...wrongTexts) as FieldErrors;
}

export function scopesOf({ scope }: Body): RedactionScope[] | null {
  if (!Array.isArray(scope) || scope.length === 0) return null;
  const known = REDACTION_SCOPES.filter((each) => scope.includes(each));
  return known.length === new Set(scope).size ? known : null;
}

/** A limit of `createdUtc` in milliseconds, or its error. */
export function momentOf(range: Body, name: 'from' | 'to'): number | null | FieldErrors {
  const value = range[name];
  if (isAbsent(value)) return null;
  const moment = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(moment) ? rule(`createdUtc.${name}`, false, 'a date and time') : moment;
}

function rule(field: string, isValid: boolean, expected: string): FieldErrors {
  return isValid ? {} : { [field]: [{ reason: 'Invalid', message: `${field} is ${expected}` }] };
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isText(value: unknown): boolean {
  return isAbsent(value) || typeof value === 'string';
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}
