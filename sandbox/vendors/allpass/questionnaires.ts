import { Problem } from '#sandbox/http/call.ts';

const FORMS = [
  {
    id: '41',
    name: 'Source of funds',
    description: 'Asked of everybody who deposits',
    clientKey: 'client-sandbox',
    content: {
      pages: [
        {
          name: 'funds',
          title: 'Your funds',
          elements: [
            { name: 'source', type: 'checkbox', title: 'Where does the money come from?' },
            { name: 'turnover', type: 'radiogroup', title: 'How much will you move each month?' },
          ],
        },
        {
          name: 'person',
          title: 'About you',
          elements: [{ name: 'pep', type: 'boolean', title: 'Do you hold a public office?' }],
        },
      ],
    },
    version: {},
    createdAt: '2026-01-05T08:00:00.000Z',
  },
];

/** Throws Problem 404 when there is no such questionnaire. */
export function questionnaireById(id: string): object {
  const form = FORMS.find((each) => each.id === id);
  if (!form) throw new Problem(404, 'Questionnaire not found');
  return form;
}
