using System.Text;

namespace Forestall.Doctrine;

/// <summary>Turns the name of a parameter, an instrument or an input into a part of the place of its random numbers.</summary>
internal static class NameKey
{
    /// <summary>The 32-bit FNV-1a hash of a name in UTF-8.</summary>
    public static uint Of(string name) => Encoding.UTF8.GetBytes(name).Aggregate(2166136261u, static (hash, b) => (hash ^ b) * 16777619u);
}
