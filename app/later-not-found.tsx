'use client';

import dynamic from 'next/dynamic';

/** The framework sends what `not-found.tsx` imports with every page; the screen itself is sent where it is shown. */
export const LaterNotFound = dynamic(() => import('./not-found-desk.tsx'));
