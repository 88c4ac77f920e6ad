"""From the cells of workbooks to stored records, and back: plan, commit, undo, history."""
