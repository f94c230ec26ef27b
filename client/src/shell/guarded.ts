// Imported before anything else by a page: no element is made before its presses are watched, and no view is loaded that
// has a network of its own.
import { closeNetwork } from '../wire/network.ts';
import { presses } from './presses.ts';

presses.watch(document);
closeNetwork(window);
