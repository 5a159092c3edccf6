// Types of what Starlight adds to `Astro.locals`.
import '@astrojs/starlight';
