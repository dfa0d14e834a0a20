"""The site as a folder that is opened from a disk or a stick: what of it is left out, where its links
lead then, its data as scripts, the folder as one ZIP."""
