// Small conveniences of the workbench; every page works without it.
"use strict";
