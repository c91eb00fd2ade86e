import type { Policies, RetentionPolicy, SlaPolicy } from './policies.ts';
import { isTimeZone } from './time-zone.ts';

/** What keeps a draft from being published, by the path of its field: "sla.week", "reasons.rejected.RJ-04.label". */
export type PolicyProblems = Record<string, string>;

/**
 * What is still wrong with policies that have the right shape, each with what to do about it. Nothing: they can be
 * published.
 */
export function problemsOf(policies: Policies): PolicyProblems {
  return {
    ...reasonProblems(policies.reasons),
    ...checklistProblems(policies.checklist),
    ...slaProblems(policies.sla),
    ...riskProblems(policies.risk),
    ...messageProblems(policies.requests),
    ...retentionProblems(policies.retention),
  };
}

function reasonProblems(reasons: Policies['reasons']): PolicyProblems {
  const codes = Object.values(reasons).flatMap((list) => list.map(({ code }) => code));
  const lists = Object.entries(reasons).map(([kind, list]) => {
    const at = `reasons.${kind}`;
    const entries = list.map((reason) => entryProblems(`${at}.${reason.code}`, reason, codes));
    const none = list.length === 0 ? { [at]: 'Keep at least one reason: without one nobody can choose this.' } : {};
    return { ...none, ...joined(entries) };
  });
  const unasked = reasons.requested.filter(({ ask, needsNote }) => ask.trim() === '' && !needsNote);
  const asks = unasked.map(({ code }) => ({
    [`reasons.requested.${code}.ask`]: 'Write what the applicant is told, or mark that the reviewer writes it.',
  }));
  return joined([...lists, ...asks]);
}

function entryProblems(
  at: string,
  { code, label }: { code: string; label: string },
  codes: readonly string[],
): PolicyProblems {
  const isTwice = codes.filter((one) => one === code).length > 1;
  return {
    ...(/^[A-Z]{2}-\d{2}$/.test(code) ? {} : { [`${at}.code`]: 'Two capitals, a hyphen and two digits: RJ-10.' }),
    ...(isTwice ? { [`${at}.code`]: `${code} is there twice. Give one of them a code of its own.` } : {}),
    ...(label.trim() === '' ? { [`${at}.label`]: 'Write what people read.' } : {}),
  };
}

function checklistProblems({ items }: Policies['checklist']): PolicyProblems {
  const empty = items.filter(({ label }) => label.trim() === '');
  const twice = items.filter(({ id }, at) => items.findIndex((item) => item.id === id) !== at);
  return joined([
    ...empty.map(({ id }) => ({ [`checklist.items.${id}.label`]: 'Write what people read.' })),
    ...twice.map(({ id }) => ({ [`checklist.items.${id}`]: 'This item is there twice.' })),
  ]);
}

function slaProblems(sla: SlaPolicy): PolicyProblems {
  const days = sla.week.map(({ id, from, to }) => ({
    ...(from < to ? {} : { [`sla.week.${id}`]: 'The end is after the beginning.' }),
    ...(sla.week.filter((day) => day.id === id).length > 1 ? { [`sla.week.${id}`]: 'This day is there twice.' } : {}),
  }));
  const holidays = sla.holidays.map(({ id }) => ({
    ...(isDay(id) ? {} : { [`sla.holidays.${id}`]: 'A day of the calendar: 2026-12-25.' }),
    ...(sla.holidays.filter((day) => day.id === id).length > 1
      ? { [`sla.holidays.${id}`]: 'This day is there twice. Remove one.' }
      : {}),
  }));
  return joined([
    isTimeZone(sla.timeZone) ? {} : { 'sla.timeZone': noZone },
    sla.week.length === 0 ? { 'sla.week': 'Choose at least one working day.' } : {},
    ...days,
    ...holidays,
  ]);
}

function riskProblems({ mediumFrom, highFrom }: Policies['risk']): PolicyProblems {
  return mediumFrom < highFrom ? {} : { 'risk.highFrom': 'High begins above medium. Raise this, or lower medium.' };
}

function messageProblems({ texts }: Policies['requests']): PolicyProblems {
  const fields = Object.entries({ ...texts, how: '' }).concat(
    Object.entries(texts.how).map(([key, text]) => [`how.${key}`, text]),
  );
  const unknown = fields.flatMap(([key, text]) => {
    const found = (text.match(/\{[^{}]*\}/g) ?? []).find((mark) => !knownMarks.has(mark));
    return found
      ? [{ [`requests.texts.${key}`]: `${found} is not filled in. Use ${[...knownMarks].join(', ')}.` }]
      : [];
  });
  const named = texts.greetingWithoutName.includes('{name}')
    ? [{ 'requests.texts.greetingWithoutName': 'This greets those whose name is not known. Leave {name} out.' }]
    : [];
  const opening =
    texts.opening.trim() === '' ? [{ 'requests.texts.opening': 'Write the sentence above what is asked for.' }] : [];
  return joined([...unknown, ...named, ...opening]);
}

function retentionProblems({ timeZone }: RetentionPolicy): PolicyProblems {
  return isTimeZone(timeZone) ? {} : { 'retention.timeZone': noZone };
}

const noZone = 'A time zone of the IANA list: Europe/Oslo.';

const knownMarks = new Set(['{name}', '{date}', '{reference}']);

function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function joined(parts: readonly PolicyProblems[]): PolicyProblems {
  return Object.assign({}, ...parts);
}
