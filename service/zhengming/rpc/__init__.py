"""The gRPC edge: the only place that knows protobuf messages and gRPC statuses."""
