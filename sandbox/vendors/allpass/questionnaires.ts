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
            { name: 'explanation', type: 'comment', title: 'Tell us more about where the money comes from' },
          ],
        },
        {
          name: 'person',
          title: 'About you',
          elements: [
            { name: 'pep', type: 'boolean', title: 'Do you hold a public office?' },
            { name: 'paymentEmail', type: 'text', title: 'Which email do you use for payments?' },
            { name: 'taxNumber', type: 'text', title: 'Tax number in the country where you live' },
          ],
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
