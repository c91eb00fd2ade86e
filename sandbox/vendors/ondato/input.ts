import { isRecord, type Reply } from '#sandbox/http/call.ts';
import { REDACTION_SCOPES, type RedactionScope } from './redaction.ts';

type Body = Record<string, unknown>;

/** What is wrong with a request, field by field: the vendor's own form of saying so. */
export type Wrong = Record<string, { reason: string; message: string }[]>;

export function invalid(params: Wrong): Reply {
  return { status: 400, json: { reason: 'ValidationFailed', message: 'The request is not valid', params } };
}

const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** Finds what is wrong with the order of a verification; nothing when it is right. */
export function wrongInOrder({ setupId, externalReferenceId, registration }: Body): Wrong {
  return {
    ...rule('setupId', typeof setupId === 'string' && uuid.test(setupId), 'a uuid'),
    ...rule('externalReferenceId', isText(externalReferenceId), 'text'),
    ...(isNothing(registration)
      ? {}
      : isRecord(registration)
        ? wrongInRegistration(registration)
        : rule('registration', false, 'an object')),
  };
}

function wrongInRegistration(registration: Body): Wrong {
  const { dateOfBirth, phoneNumber, countryCode, ...texts } = registration;
  const wrong = {
    ...rule('registration.dateOfBirth', isNothing(dateOfBirth) || isDay(dateOfBirth), 'a date, YYYY-MM-DD'),
    // Text is refused here: on the vendor's page it is a number.
    ...rule('registration.phoneNumber', isNothing(phoneNumber) || Number.isSafeInteger(phoneNumber), 'a number'),
    ...rule(
      'registration.countryCode',
      isNothing(countryCode) || /^[A-Z]{2}$/.test(String(countryCode)),
      'two letters',
    ),
  };
  const wrongTexts = Object.entries(texts).map(([name, value]) => rule(`registration.${name}`, isText(value), 'text'));
  return Object.assign(wrong, ...wrongTexts) as Wrong;
}

export function scopesOf({ scope }: Body): RedactionScope[] | null {
  if (!Array.isArray(scope) || scope.length === 0) return null;
  const known = REDACTION_SCOPES.filter((each) => scope.includes(each));
  return known.length === new Set(scope).size ? known : null;
}

/** A bound of `createdUtc` in milliseconds, or what is wrong with it. */
export function momentOf(range: Body, name: 'from' | 'to'): number | null | Wrong {
  const value = range[name];
  if (isNothing(value)) return null;
  const moment = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(moment) ? rule(`createdUtc.${name}`, false, 'a date and time') : moment;
}

function rule(field: string, isRight: boolean, wanted: string): Wrong {
  return isRight ? {} : { [field]: [{ reason: 'Invalid', message: `${field} is ${wanted}` }] };
}

function isNothing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isText(value: unknown): boolean {
  return isNothing(value) || typeof value === 'string';
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}
