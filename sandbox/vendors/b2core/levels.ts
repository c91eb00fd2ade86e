/** The levels of this installation. Their order is `index`, not `id`. */
export const LEVELS = [
  { id: 1, index: 0, name: 'Level 0', caption: 'Registered', enabled: true },
  { id: 2, index: 1, name: 'Level 1', caption: 'Identity', enabled: true },
  { id: 5, index: 2, name: 'Level 2', caption: 'Identity and address', enabled: true },
] as const;

export type LevelIndex = 0 | 1 | 2;

export function levelAt(index: LevelIndex): { id: number; name: string } {
  const { id, name } = LEVELS[index];
  return { id, name };
}

/** The document types of the wizard. */
export const DOCUMENT_TYPES = [
  { id: 1, description: 'Identity card', enabled: true, example: '', group: {} },
  { id: 2, description: 'Passport', enabled: true, example: '', group: {} },
  { id: 3, description: 'Driving licence', enabled: true, example: '', group: {} },
  { id: 4, description: 'Proof of address', enabled: true, example: '', group: {} },
] as const;
