'use client';

import { Button } from '#components/ui/button.tsx';

/** The page buttons of an image that has several pages. */
export function Pager({ page, pages, onOpen }: { page: number; pages: number; onOpen: (page: number) => void }) {
  return (
    <span className="flex items-center gap-2">
      <Button
        look="quiet"
        size="sm"
        icon="left"
        aria-label="Page before"
        disabled={page === 1}
        onClick={() => onOpen(page - 1)}
      />
      {page} of {pages}
      <Button
        look="quiet"
        size="sm"
        icon="right"
        aria-label="Next page"
        disabled={page === pages}
        onClick={() => onOpen(page + 1)}
      />
    </span>
  );
}
