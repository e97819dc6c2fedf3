"""Speed as ratios against a peer in the same run, and as growth; never as seconds of one machine."""
