namespace PyOps.Admission.Support;

/// <summary>The classes that share the installation run one after the other: each does something to it.</summary>
[CollectionDefinition(nameof(Release))]
public class SharedRelease : ICollectionFixture<Release>;
