// Imported before anything else by a page on which people press: no element is made before its presses are watched.
import { presses } from './presses.ts';

presses.watch(document);
