import { z } from 'zod';
import { fileTypes, IdvDocument } from '../shapes.ts';
import { Counts, downloading, ofSession, page, reading, type VultOperation } from './operation.ts';

/** The document of a session, each source that was read from it, and its pictures. */
export const documentOperations = {
  read: reading('idv.documentRead', '/idv/document/read', {
    input: z.strictObject(ofSession),
    output: IdvDocument.nullable(),
  }),
  list: reading('idv.documentList', '/idv/document/list', {
    input: z.strictObject({ ...ofSession, ...page }),
    output: z.looseObject({ documents: z.array(IdvDocument), meta_counts: Counts }),
  }),
  download: downloading(
    'idv.documentDownload',
    '/idv/document/download',
    z.strictObject({ ...ofSession, storage_file_type_e: z.enum(fileTypes) }),
  ),
} satisfies Record<string, VultOperation>;
