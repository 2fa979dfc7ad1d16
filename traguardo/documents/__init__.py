"""Documents made from the plan: the PDO and the Relazione, as PDF with their data inside."""
