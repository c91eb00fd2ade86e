/** What a case can lack, or what can have failed, so that something is asked for again. */
export const lacks = [
  'document_front',
  'document_back',
  'document_image',
  'document_in_date',
  'document_readable',
  'document_check',
  'selfie',
  'liveness',
  'address',
  'name',
  'birth_date',
  'document_number',
  'funds',
] as const;

export type Lack = (typeof lacks)[number];

/** What is asked for, as the list is divided. */
export const requestGroups = ['document', 'person', 'address', 'details', 'funds', 'other'] as const;

export type RequestGroup = (typeof requestGroups)[number];

export const requestGroupLabels: Record<RequestGroup, string> = {
  document: 'Document',
  person: 'Selfie',
  address: 'Address',
  details: 'Details',
  funds: 'Funds',
  other: 'Other',
};

/** How something has to be sent: each has one text, whatever is asked for. */
export const hows = ['document_photo', 'selfie', 'paper', 'words'] as const;

export type How = (typeof hows)[number];
