export type Flow = {
  id: number;
  name: string;
  type: string;
  autoApprove: boolean;
  uniqueFaceMatch: boolean;
  services: string[];
};

const IDENTITY = [
  'DOCUMENT_CAPTURE',
  'PASSIVE_LIVENESS',
  'FACE_MATCH',
  'AML',
  'EMAIL_VERIFICATION',
  'PHONE_VERIFICATION',
];

/** The client's flows at the vendor. The last one is sent on demand, to ask for one more document. */
export const FLOWS: [Flow, ...Flow[]] = [
  {
    id: 11,
    name: 'Individuals',
    type: 'REGULAR',
    autoApprove: false,
    uniqueFaceMatch: true,
    services: [...IDENTITY, 'QUESTIONNAIRE'],
  },
  {
    id: 12,
    name: 'Individuals with wallet',
    type: 'REGULAR',
    autoApprove: false,
    uniqueFaceMatch: true,
    services: [...IDENTITY, 'CRYPTO_AML'],
  },
  {
    id: 13,
    name: 'Light check',
    type: 'REGULAR',
    autoApprove: true,
    uniqueFaceMatch: false,
    services: IDENTITY.slice(0, 3),
  },
  {
    id: 21,
    name: 'Another document',
    type: 'ON_DEMAND',
    autoApprove: false,
    uniqueFaceMatch: false,
    services: ['DOCUMENT_CAPTURE'],
  },
];

export function flowById(id: number): Flow {
  return FLOWS.find((flow) => flow.id === id) ?? FLOWS[0];
}
