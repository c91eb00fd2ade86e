import { describe, expect, it } from 'vitest';
import { VULT_CLIENTELE } from '../vendors/vult/applicant-mix.ts';
import { inventPeople } from './invent.ts';
import { ALL_STORIES } from './story.ts';

describe('The people', () => {
  const people = inventPeople('docket/vult', 200, '2026-11-21', VULT_CLIENTELE);

  it('are the same for the same seed, and others for another', () => {
    expect(inventPeople('docket/vult', 200, '2026-11-21', VULT_CLIENTELE)).toEqual(people);
    expect(inventPeople('other/vult', 200, '2026-11-21', VULT_CLIENTELE)[0]?.email).not.toBe(people[0]?.email);
  });

  it('come from many countries, write in twelve scripts and live every story', () => {
    expect(new Set(people.map((person) => person.land.country)).size).toBeGreaterThanOrEqual(30);
    expect(new Set(people.map((person) => person.script)).size).toBe(12);
    expect(new Set(people.map((person) => person.story))).toEqual(new Set(['clean', ...Object.keys(ALL_STORIES)]));
    const waiting = people.filter((person) => person.stage === 'waiting').length;
    expect(waiting).toBeGreaterThan(110);
    expect(waiting).toBeLessThan(130);
  });

  it('carry documents that fit their story', () => {
    const of = (story: string) => people.filter((person) => person.story === story);
    for (const { paper } of of('expired_document')) expect(paper.printed.expiresOn < '2026-11-21').toBe(true);
    for (const { birthDate } of of('under_age')) expect(birthDate > '2008-11-21').toBe(true);
    for (const { form, birthDate } of of('birth_date_swapped')) expect(form.birthDate).not.toBe(birthDate);
    const twins = of('same_person_twice');
    expect(twins[0]?.portrait).toEqual(twins[1]?.portrait);
    expect(twins[0]?.paper.printed.number).not.toBe(twins[1]?.paper.printed.number);
    for (const { paper, birthDate } of people) expect(paper.printed.issuedOn > birthDate).toBe(true);
  });
});
