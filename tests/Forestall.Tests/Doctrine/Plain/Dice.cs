namespace Forestall.Tests.Doctrine.Plain;

/// <summary>Random choices in a row from a seed.</summary>
internal sealed class Dice(ulong seed)
{
    private readonly CounterRandom _random = new(seed, 0xD1CE);
    private ulong _place;

    public double Uniform() => _random.Uniform(_place++);

    public double Between(double low, double high) => low + (Uniform() * (high - low));

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Whole(int low, int high) => low + _random.Index(_place++, high - low + 1);

    public bool Chance(double probability) => Uniform() < probability;

    public T Of<T>(params IReadOnlyList<T> choices) => choices[Whole(0, choices.Count - 1)];

    public List<T> Some<T>(IEnumerable<T> choices, double probability) => [.. choices.Where(_ => Chance(probability))];
}
