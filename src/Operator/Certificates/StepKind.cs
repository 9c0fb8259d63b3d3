namespace PyOps.Operator.Certificates;

/// <summary>What is to be done next.</summary>
internal enum StepKind
{
    /// <summary>Write a new authority in the place of one that cannot be used. Certificates stay; the next step is about them.</summary>
    Renew,

    /// <summary>Write a new certificate of the webhook.</summary>
    WriteLeaf,

    /// <summary>Write the next authority beside the present one.</summary>
    PrepareAuthority,

    /// <summary>Take the next authority out: it cannot be used.</summary>
    DropNext,

    /// <summary>Note that the configuration trusts the newest authority, and since when.</summary>
    NoteTrust,

    /// <summary>Take that note back: it does not any more.</summary>
    ForgetTrust,

    /// <summary>The next authority takes the place of the present one.</summary>
    Promote,

    /// <summary>Write the caBundle.</summary>
    Trust,

    /// <summary>Take away a request that nobody understands from the authority's Secret.</summary>
    Refuse,

    /// <summary>The same from the certificate's Secret.</summary>
    RefuseOfLeaf,

    /// <summary>Look again after a while; somebody else is at work.</summary>
    Wait,

    /// <summary>All is well.</summary>
    Rest,
}
