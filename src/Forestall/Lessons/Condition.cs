namespace Forestall.Lessons;

/// <summary>The kind of set a condition is.</summary>
public enum ConditionKind
{
    /// <summary>In or out: 0 or 1.</summary>
    Crisp,

    /// <summary>One of several values: 0, 1, 2 …</summary>
    MultiValue,

    /// <summary>A degree of membership from 0 to 1.</summary>
    Fuzzy,
}

/// <summary>A condition of a study and its values in the cases.</summary>
public sealed class Condition
{
    internal Condition(string name, ConditionKind kind, int levels, double[] values)
    {
        Name = name;
        Kind = kind;
        Levels = levels;
        Data = values;
        HasDash = values.Any(double.IsNaN);
    }

    /// <summary>The condition's name.</summary>
    public string Name { get; }

    /// <summary>The kind of set.</summary>
    public ConditionKind Kind { get; }

    /// <summary>How many values it can take: 2 for crisp and fuzzy sets.</summary>
    public int Levels { get; }

    /// <summary>Whether some case says that the condition does not apply to it.</summary>
    public bool HasDash { get; }

    /// <summary>The values in the cases; NaN where the condition does not apply.</summary>
    public IReadOnlyList<double> Values => Data;

    internal double[] Data { get; }

    /// <summary>Values a row of a truth table can show: the levels, and the dash where there is one.</summary>
    internal int Radix => HasDash ? Levels + 1 : Levels;

    /// <summary>The membership of a case in “the condition has this value”.</summary>
    internal double Membership(int row, int value)
    {
        var x = Data[row];
        return Kind switch
        {
            ConditionKind.Fuzzy => value == 1 ? x : 1 - x,
            _ when value == Levels => double.IsNaN(x) ? 1 : 0,
            _ => x == value ? 1 : 0,
        };
    }
}
