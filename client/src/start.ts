import './shell/guarded.ts';
import './parts/tokens.css';
import './parts/fonts.css';
import './start/start-page.ts';
