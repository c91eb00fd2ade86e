import type { RequestPolicy } from './policies.ts';
import type { RequestReason } from './reason.ts';

/** What an applicant can be asked for, in version 1 of the reasons. */
export const requestReasons: RequestReason[] = [
  {
    code: 'RQ-01',
    label: 'Front of the document',
    group: 'document',
    ask: 'A photo of the front of your identity document, or of the photo page of your passport, because we have none.',
    how: 'document_photo',
    suggestedBy: ['document_front', 'document_image'],
  },
  {
    code: 'RQ-02',
    label: 'Back of the document',
    group: 'document',
    ask: 'A photo of the back of your identity document, because we have only one side of it.',
    how: 'document_photo',
    suggestedBy: ['document_back'],
  },
  {
    code: 'RQ-03',
    label: 'Clearer photo of the document',
    group: 'document',
    ask: 'A new photo of your identity document, because we cannot read the one we have.',
    how: 'document_photo',
    suggestedBy: ['document_readable'],
  },
  {
    code: 'RQ-04',
    label: 'Document that has not expired',
    group: 'document',
    ask: 'A photo of an identity document that is still valid, because the one we have has expired.',
    how: 'document_photo',
    suggestedBy: ['document_in_date'],
  },
  {
    code: 'RQ-05',
    label: 'Another document',
    group: 'document',
    ask: 'A photo of another identity document, because we could not confirm your identity with the first one.',
    how: 'document_photo',
    suggestedBy: ['document_check'],
  },
  {
    code: 'RQ-06',
    label: 'New selfie',
    group: 'person',
    ask: 'A new photo of your face, because we could not compare the one we have with your document.',
    how: 'selfie',
    suggestedBy: ['selfie'],
  },
  {
    code: 'RQ-07',
    label: 'Live recording of the face again',
    group: 'person',
    ask: 'The live recording of your face once more, because the first one could not be used.',
    how: 'selfie',
    suggestedBy: ['liveness'],
  },
  {
    code: 'RQ-08',
    label: 'Proof of address',
    group: 'address',
    ask: 'A proof of your address, because we could not confirm the one you gave us.',
    how: 'paper',
    suggestedBy: ['address'],
  },
  {
    code: 'RQ-09',
    label: 'Correct name',
    group: 'details',
    ask: 'Your full name exactly as it is printed on your document, because the name you gave us is different.',
    how: 'words',
    suggestedBy: ['name'],
  },
  {
    code: 'RQ-10',
    label: 'Correct birth date',
    group: 'details',
    ask: 'Your date of birth (day, month, year), because the one you gave us is not the one on your document.',
    how: 'words',
    suggestedBy: ['birth_date'],
  },
  {
    code: 'RQ-11',
    label: 'Correct document number',
    group: 'details',
    ask: 'The number of your identity document, because the one you gave us is not the one printed on it.',
    how: 'words',
    suggestedBy: ['document_number'],
  },
  {
    code: 'RQ-12',
    label: 'Source of funds',
    group: 'funds',
    ask: 'A document that shows where your money comes from, because we have to know this before we open an account.',
    how: 'paper',
    suggestedBy: ['funds'],
  },
  {
    code: 'RQ-13',
    label: 'Something else',
    needsNote: true,
    group: 'other',
    ask: '',
    how: 'words',
    suggestedBy: [],
  },
];

/** Version 1 of the texts around what is asked for. */
export const requestPolicy: RequestPolicy = {
  answerWithinDays: 14,
  texts: {
    greeting: 'Dear {name},',
    greetingWithoutName: 'Hello,',
    opening: 'To finish your identity check we need the following from you:',
    byLink: 'Please use the link that comes with this message. It works for a limited time.',
    byReply: 'Please reply to this message before {date}.',
    closing: 'Your reference is {reference}. Thank you.',
    how: {
      document_photo:
        'Document: photograph the original, not a copy or a screen. All four corners are in the picture, the text is ' +
        'sharp, there is no glare, and nothing covers it. Send it as JPEG, PNG or PDF.',
      selfie:
        'Photo of your face: look straight into the camera in even light, without glasses, hat or mask, and with no ' +
        'one else in the picture. Do not edit the photo.',
      paper:
        'Other papers: the whole page, with your name and a date of the last three months. Send it as PDF, JPEG or ' +
        'PNG.',
      words: '',
    },
  },
};
