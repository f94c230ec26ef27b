import './shell/guarded.ts';
import './parts/tokens.css';
import './parts/fonts.css';
import './console/facilitator-page.ts';
