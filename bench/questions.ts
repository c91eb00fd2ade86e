import type { Desk } from './desk.ts';

/**
 * The same thing asked of both servers, and how fast Docket must be by its specification. `bare` is null where there is
 * nothing to compare.
 */
export type Question = { name: string; limit: string; docket: Path; bare: string | null };

/** A path of Docket's, or one for each turn, so that nothing read for an earlier one answers it. */
export type Path = string | ((turn: number) => string);

export function questionsFor({ applicantId, imageId, deep }: Desk): Question[] {
  const after = (tab: string, from: string) => (turn: number) => {
    const at = new Date(Date.parse(from) + turn).toISOString();
    const cursor = Buffer.from(JSON.stringify({ way: 'next', at, id: deep.id })).toString('base64url');
    return `/api/queue?tab=${tab}&cursor=${cursor}`;
  };
  const decided = (at: string) => `/decided?at=${encodeURIComponent(at)}&id=${deep.id}`;
  const search = (name: string) => ({
    docket: `/api/queue?text=${encodeURIComponent(name)}`,
    bare: `/name?name=${encodeURIComponent(name)}`,
  });
  return [
    { name: 'page 1, rows', limit: '3 ×, 700/s', docket: '/api/queue', bare: '/queue' },
    {
      name: 'page 1, rows, read anew',
      limit: '3 ×, 700/s',
      docket: after('needs_review', '2001-01-01T00:00:00.000Z'),
      bare: '/queue',
    },
    {
      name: 'page 1 of decided, read anew',
      limit: '3 ×',
      docket: after('decided', '2100-01-01T00:00:00.000Z'),
      bare: decided('2100-01-01'),
    },
    {
      name: `page ${deep.page} of decided, read anew`,
      limit: '1.5 × page 1',
      docket: after('decided', deep.at),
      bare: decided(deep.at),
    },
    {
      name: 'page 1 of a provider',
      limit: '3 ×',
      docket: '/api/queue?provider=blockpass',
      bare: '/provider?provider=blockpass',
    },
    { name: 'name, common (1 in 100)', limit: '2 ×', ...search('maria') },
    { name: 'name, rare', limit: '2 ×', ...search('rarissima') },
    { name: 'name, absent', limit: '2 ×', ...search('qqxqqz') },
    // The bare server looks in the names as they are stored: small letters, one space between words.
    { name: 'name, two words', limit: '2 ×', ...search('maria filled-1'), bare: '/name?name=maria%20filled%201' },
    { name: 'name, two letters', limit: '2 ×', ...search('ma') },
    { name: 'name, signs that none has', limit: '2 ×', ...search('娜娜') },
    { name: 'a case number', limit: '2 ×', docket: '/api/queue?text=DK-1', bare: '/number?number=1' },
    {
      name: 'an e-mail address',
      limit: '2 ×',
      docket: '/api/queue?text=none%40docket.test',
      bare: '/blind?kind=email&value=none',
    },
    { name: 'by country', limit: '3 ×', docket: '/api/queue?countries=NOR', bare: '/country?country=NOR' },
    { name: 'by risk', limit: '3 ×', docket: '/api/queue?risks=high', bare: '/risk?risk=high' },
    { name: 'by kind of blocker', limit: '3 ×', docket: '/api/queue?blockers=hit', bare: '/blocker?kind=hit' },
    { name: 'unassigned', limit: '3 ×', docket: '/api/queue?assignees=none', bare: '/unassigned' },
    {
      name: 'country and risk and unassigned',
      limit: '3 ×',
      docket: '/api/queue?countries=NOR&risks=high&assignees=none',
      bare: '/combined?country=NOR&risk=high',
    },
    {
      name: 'counts of a common name',
      limit: '1.3 ×',
      docket: '/api/queue/counts?text=maria',
      bare: '/name-counts?name=maria',
    },
    {
      name: 'counts of a country',
      limit: '–',
      docket: '/api/queue/counts?countries=NOR',
      bare: '/country-counts?country=NOR',
    },
    { name: 'page 1 as a page, against rows', limit: '1 × rows and total', docket: '/queue', bare: '/queue' },
    {
      name: 'applicant, documents, checks',
      limit: '4 ×',
      docket: `/api/applicants/${applicantId}`,
      bare: `/applicant?id=${applicantId}`,
    },
    {
      name: 'applicant as a page, against rows',
      limit: '–',
      docket: `/applicants/${applicantId}`,
      bare: `/applicant?id=${applicantId}`,
    },
    {
      name: 'small image, again',
      limit: '–',
      docket: `/api/images/${imageId}/1?size=thumb`,
      bare: `/image?id=${imageId}&size=thumb`,
    },
    {
      name: 'image, again',
      limit: '–',
      docket: `/api/images/${imageId}/1?size=full`,
      bare: `/image?id=${imageId}&size=full`,
    },
    { name: 'health', limit: '2 ms', docket: '/api/health', bare: '/api/health' },
  ];
}
