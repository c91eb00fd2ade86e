import { useActing } from '../shortcuts.tsx';

export const paletteKey = 'Ctrl+k';

/** Opens the palette, as its key does. */
export function useOpenPalette(): () => void {
  const acting = useActing();
  return () =>
    acting()
      .find(({ key }) => key === paletteKey)
      ?.run();
}
