'use client';

import { lazy } from 'react';

/** The framework sends what `not-found.tsx` imports with every page; the screen itself is sent where it is shown. */
export const LaterNotFound = lazy(() => import('./not-found-desk.tsx'));
