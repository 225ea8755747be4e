namespace Forestall.Dilemmas.Weighing;

/// <summary>How strategies are weighed.</summary>
public sealed record WeighingSettings
{
    /// <summary>Samples of weights and values; 100 to 1,000,000. 10,000 give acceptabilities to ±1 percentage point in 19 of 20 cases.</summary>
    public int Samples { get; init; } = 10_000;

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The most threads; 0: as many as there are processors. Results do not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>The share of random weights that must satisfy the statements for them to be drawn by rejection; below it a random walk within the statements is used. 0 to 1.</summary>
    public double AcceptanceFloor { get; init; } = 0.001;

    /// <summary>Steps of the random walk between two samples; 0: three times the square of the number of free weights.</summary>
    public int Thinning { get; init; }

    /// <summary>The share of weightings from which on a tension between axes is told; 0 to 1.</summary>
    public double TensionFloor { get; init; } = 0.5;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public WeighingSettings Checked()
    {
        Require(Samples is >= 100 and <= 1_000_000, "the number of samples", "100 to 1000000");
        Require(Threads is >= 0 and <= 1024, "the number of threads", "0 to 1024");
        Require(AcceptanceFloor is >= 0 and <= 1, "the floor of acceptance", "0 to 1");
        Require(Thinning is >= 0 and <= 10_000_000, "the number of steps between samples", "0 to 10000000");
        Require(TensionFloor is >= 0 and <= 1, "the share from which a tension is told", "0 to 1");
        return this;
    }

    private static void Require(bool holds, string what, string range)
    {
        if (!holds)
        {
            throw new InputException($"{what} is out of range; choose {range}.");
        }
    }
}
