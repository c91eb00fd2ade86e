import { describe, expect, it } from 'vitest';
import { VULT_MIX } from '../vendors/vult/applicant-mix.ts';
import { inventPeople } from './invent.ts';
import { ALL_STORIES } from './story.ts';

describe('Invented people', () => {
  const people = inventPeople('docket/vult', 200, '2026-11-21', VULT_MIX);

  it('The same seed gives the same people; another seed gives others', () => {
    expect(inventPeople('docket/vult', 200, '2026-11-21', VULT_MIX)).toEqual(people);
    expect(inventPeople('other/vult', 200, '2026-11-21', VULT_MIX)[0]?.email).not.toBe(people[0]?.email);
  });

  it('200 people: at least 30 countries, 12 scripts, every story', () => {
    expect(new Set(people.map((person) => person.country.alpha3)).size).toBeGreaterThanOrEqual(30);
    expect(new Set(people.map((person) => person.script)).size).toBe(12);
    expect(new Set(people.map((person) => person.story))).toEqual(new Set(['clean', ...Object.keys(ALL_STORIES)]));
    const waiting = people.filter((person) => person.stage === 'waiting').length;
    expect(waiting).toBeGreaterThan(110);
    expect(waiting).toBeLessThan(130);
  });

  it('Each document has the dates and numbers that its story needs', () => {
    const of = (story: string) => people.filter((person) => person.story === story);
    for (const { paper } of of('expired_document')) expect(paper.printed.expiresOn < '2026-11-21').toBe(true);
    for (const { birthDate } of of('under_age')) expect(birthDate > '2008-11-21').toBe(true);
    for (const { form, birthDate } of of('birth_date_swapped')) expect(form.birthDate).not.toBe(birthDate);
    const pair = of('same_person_twice');
    expect(pair[0]?.portrait).toEqual(pair[1]?.portrait);
    expect(pair[0]?.paper.printed.number).not.toBe(pair[1]?.paper.printed.number);
    for (const { paper, birthDate } of people) expect(paper.printed.issuedOn > birthDate).toBe(true);
  });
});
