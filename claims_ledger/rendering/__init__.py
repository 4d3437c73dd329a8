"""Text, tables, pictures, pages and exports made from what the queries answer."""
