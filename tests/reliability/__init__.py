"""What must hold of the whole product, whatever the screen: who may do what, no lost update, no half write."""
