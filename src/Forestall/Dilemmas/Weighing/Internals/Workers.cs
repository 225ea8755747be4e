namespace Forestall.Dilemmas.Weighing.Internals;

/// <summary>How work is spread over threads.</summary>
internal static class Workers
{
    public static ParallelOptions Options(int threads, CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = threads == 0 ? -1 : threads, CancellationToken = cancellation };
}
