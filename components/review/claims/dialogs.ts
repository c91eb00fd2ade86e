import { laterDialog } from '#components/ui/later.tsx';

// Opened now and then: not part of a page's first files.

export const SkipDialog = laterDialog(async () => (await import('./skip-dialog.tsx')).SkipDialog);
export const AssignDialog = laterDialog(async () => (await import('./assign-dialog.tsx')).AssignDialog);
export const TakeOverDialog = laterDialog(async () => (await import('./take-over-dialog.tsx')).TakeOverDialog);
